create sequence app_user_seq start with 50 increment by 50;
